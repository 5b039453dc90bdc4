import type { HistogramValue, NegativeEventKind, SecondLifeVerdict } from './names.ts';

/** What a battery tells of its use, and how fit it is for a second life; each null for who may not see its condition. */
export interface ConditionPage {
  conditionSummary: {
    count: number;
    metrics: string[];
    histograms: HistogramLine[];
    negativeEvents: { kind: NegativeEventKind; count: number; latestAt: string }[];
  } | null;
  negativeEvents: NegativeEventLine[];
  grading: GradingAnswer | null;
}

export interface HistogramLine {
  of: HistogramValue;
  unit: string;
  from: string;
  to: string;
  ranges: { from: number | null; to: number | null; minutes: number }[];
}

export interface NegativeEventLine {
  kind: NegativeEventKind;
  occurredAt: string;
  description: string | null;
  value: number | null;
  durationMinutes: number | null;
  organisation: { name: string } | null;
}

export interface GradingAnswer {
  grade: string | null;
  verdict: SecondLifeVerdict;
  use: string | null;
  reasons: { code: string; text: string; source: string | null }[];
  scale: {
    grade: string;
    healthAtLeast: number | null;
    resistanceIncreaseAtMost: number | null;
    use: string;
  }[];
  validFrom: string;
  note: string;
  sources: string[];
}

export const conditionDocument = /* GraphQL */ `
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
`;

export interface TrendAnswer {
  metric: string;
  title: string;
  unit: string;
  source: string | null;
  points: TrendPoint[];
}

export interface TrendPoint {
  from: string;
  to: string;
  count: number;
  low: number;
  high: number;
  mean: number;
}

export const trendDocument = /* GraphQL */ `
  query WorkshopConditionTrend($id: ID!, $metric: ConditionMetric!) {
    battery(id: $id) {
      conditionTrend(metric: $metric, points: 100) { metric title unit source points { from to count low high mean } }
    }
  }
`;
