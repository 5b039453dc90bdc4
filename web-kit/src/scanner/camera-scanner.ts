import { BarcodeDetector, prepareZXingModule } from 'barcode-detector/ponyfill';
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';
import { type Refusal, refusal } from '#schemas/refusal.ts';

// The decoder comes from this service, never from a foreign host: a kiosk may have no internet, and the policy forbids it.
prepareZXingModule({ overrides: { locateFile: (path: string) => (path.endsWith('.wasm') ? wasmUrl : path) } });

export interface CameraScanner {
  stop(): void;
  /** Present when the camera has a lamp. */
  lamp?: (on: boolean) => Promise<void>;
}

/**
 * Shows the camera in `video` and reports every QR code and Data Matrix it sees, again and again while it is in view.
 * Ends by itself when the camera is taken away, and says so through `onEnd`.
 */
export async function startCameraScanner(
  video: HTMLVideoElement,
  onScan: (text: string) => void,
  onEnd: (refusal: Refusal) => void,
): Promise<CameraScanner | Refusal> {
  let stream: MediaStream;
  try {
    if (!navigator.mediaDevices) return cameraRefusals.insecure;
    stream = await navigator.mediaDevices.getUserMedia({
      audio: false,
      video: { facingMode: { ideal: 'environment' }, width: { ideal: 1280 }, height: { ideal: 720 } },
    });
  } catch (error) {
    return refusalOfCamera(error);
  }
  video.srcObject = stream;
  video.muted = true;
  await video.play().catch(() => undefined);
  const [track] = stream.getVideoTracks();
  let running = true;
  const stop = () => {
    running = false;
    for (const each of stream.getTracks()) each.stop();
    video.srcObject = null;
  };
  track?.addEventListener('ended', () => {
    if (!running) return;
    stop();
    onEnd(cameraRefusals.lost);
  });
  void look(video, onScan, () => running);
  const lamp = track && lampOf(track);
  return { stop, ...(lamp && { lamp }) };
}

/** Loads the decoder ahead of time, so that the first scan is as quick as the others. */
export async function warmUpCamera(): Promise<void> {
  const canvas = new OffscreenCanvas(8, 8);
  canvas.getContext('2d');
  await newDetector()
    .detect(canvas.transferToImageBitmap())
    .catch(() => []);
}

const newDetector = () => new BarcodeDetector({ formats: ['qr_code', 'data_matrix'] });

async function look(video: HTMLVideoElement, onScan: (text: string) => void, goOn: () => boolean): Promise<void> {
  const detector = newDetector();
  while (goOn()) {
    await nextFrame(video);
    if (!goOn() || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) continue;
    const codes = await detector.detect(video).catch(() => []);
    for (const { rawValue } of codes) if (goOn() && rawValue) onScan(rawValue);
  }
}

/** The next picture, but at most some twelve a second: decoding shares the processor with the screen. */
function nextFrame(video: HTMLVideoElement): Promise<void> {
  return new Promise((resolve) => {
    const limit = setTimeout(resolve, 400);
    const done = () => {
      clearTimeout(limit);
      setTimeout(resolve, 40);
    };
    if ('requestVideoFrameCallback' in video) video.requestVideoFrameCallback(done);
    else done();
  });
}

function lampOf(track: MediaStreamTrack): ((on: boolean) => Promise<void>) | undefined {
  const abilities = track.getCapabilities?.() as { torch?: boolean } | undefined;
  if (!abilities?.torch) return undefined;
  return (on) =>
    track.applyConstraints({ advanced: [{ torch: on } as MediaTrackConstraintSet] }).catch(() => undefined);
}

const cameraRefusals = {
  insecure: refusal('CAMERA_INSECURE'),
  denied: refusal('CAMERA_DENIED'),
  missing: refusal('CAMERA_MISSING'),
  busy: refusal('CAMERA_BUSY'),
  lost: refusal('CAMERA_LOST'),
};

function refusalOfCamera(error: unknown): Refusal {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return cameraRefusals.denied;
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return cameraRefusals.missing;
  return cameraRefusals.busy;
}
