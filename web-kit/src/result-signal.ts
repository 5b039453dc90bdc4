/** What a result feels like across a loud hall: a tone and, on phones, a buzz. The screen says the same in words. */
export type ResultKind = 'good' | 'bad' | 'danger';

const tones: Record<ResultKind, { frequencies: number[]; buzz: number[] }> = {
  good: { frequencies: [880, 1320], buzz: [60] },
  bad: { frequencies: [330, 220], buzz: [120, 80, 120] },
  danger: { frequencies: [740, 520, 740, 520], buzz: [250, 100, 250, 100, 250] },
};

let audio: AudioContext | undefined;

export function signalResult(kind: ResultKind): void {
  const { frequencies, buzz } = tones[kind];
  navigator.vibrate?.(buzz);
  try {
    audio ??= new AudioContext();
    // Browsers keep quiet until somebody has touched the page; then there is simply no tone.
    if (audio.state === 'suspended') void audio.resume();
    for (const [index, frequency] of frequencies.entries()) tone(audio, frequency, audio.currentTime + index * 0.13);
  } catch {
    // No sound device: colour and words remain.
  }
}

function tone(context: AudioContext, frequency: number, at: number): void {
  const oscillator = context.createOscillator();
  const volume = context.createGain();
  oscillator.frequency.value = frequency;
  oscillator.type = 'triangle';
  volume.gain.setValueAtTime(0.0001, at);
  volume.gain.exponentialRampToValueAtTime(0.35, at + 0.01);
  volume.gain.exponentialRampToValueAtTime(0.0001, at + 0.12);
  oscillator.connect(volume).connect(context.destination);
  oscillator.start(at);
  oscillator.stop(at + 0.13);
}
