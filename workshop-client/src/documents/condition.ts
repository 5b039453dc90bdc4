import type { AnswerTo } from '#web-kit/document.ts';
import { asks } from './asks.ts';

export const conditionDocument = asks(/* GraphQL */ `
  query WorkshopConditionOverTime($id: ID!) {
    battery(id: $id) {
      conditionSummary {
        count metrics
        histograms { of unit from to ranges { from to minutes } }
        negativeEvents { kind count latestAt }
      }
      negativeEvents(first: 50) { kind occurredAt description value durationMinutes organisation { name } }
      grading {
        grade verdict use validFrom note sources
        reasons { code text source }
        scale { grade healthAtLeast resistanceIncreaseAtMost use }
      }
    }
  }
`);

export const trendDocument = asks(/* GraphQL */ `
  query WorkshopConditionTrend($id: ID!, $metric: ConditionMetric!) {
    battery(id: $id) {
      conditionTrend(metric: $metric, points: 100) { metric title unit source points { from to count low high mean } }
    }
  }
`);

/** What a battery tells of its use, and how fit it is for a second life; each null for who may not see its condition. */
export type ConditionPage = NonNullable<AnswerTo<typeof conditionDocument>['battery']>;
export type HistogramLine = NonNullable<ConditionPage['conditionSummary']>['histograms'][number];
export type NegativeEventLine = ConditionPage['negativeEvents'][number];
export type GradingAnswer = NonNullable<ConditionPage['grading']>;
export type TrendAnswer = NonNullable<NonNullable<AnswerTo<typeof trendDocument>['battery']>['conditionTrend']>;
export type TrendPoint = TrendAnswer['points'][number];
