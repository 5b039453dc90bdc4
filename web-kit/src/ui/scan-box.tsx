import { useEffect, useRef, useState } from 'preact/hooks';
import type { ReceivedRefusal } from '#schemas/refusal.ts';
import { scanFeed } from '../scanner/scan-feed.ts';
import { k } from '../texts/kit.ts';
import { refusalSentence } from '../texts/language.ts';
import { Banner } from './banner.tsx';
import { Button } from './button.tsx';
import { Field } from './field.tsx';

/** Camera and typing by hand, for whoever has no hand scanner. What is read goes to the screen that called `useScan`. */
export function ScanBox({ autoFocus = false, look = 'primary' }: { autoFocus?: boolean; look?: 'primary' | 'plain' }) {
  const [camera, setCamera] = useState(false);
  const [typed, setTyped] = useState('');
  return (
    <div class="scan-box">
      {camera ? (
        <CameraScanner onClose={() => setCamera(false)} />
      ) : (
        <Button look={look} wide onPress={() => setCamera(true)}>
          <CameraSign /> {k().scan.camera}
        </Button>
      )}
      <form
        class="scan-typed"
        onSubmit={(event) => {
          event.preventDefault();
          if (typed.trim() !== '') scanFeed.push(typed.trim(), 'typed');
        }}
      >
        <Field
          label={k().scan.typed}
          hint={k().scan.typedHint}
          value={typed}
          onValue={setTyped}
          code
          autoFocus={autoFocus}
          maxLength={2048}
        />
        <Button submit disabled={typed.trim() === ''}>
          {k().scan.read}
        </Button>
      </form>
    </div>
  );
}

/** The camera's picture. Everything it reads goes into the scan feed until it is closed. */
export function CameraScanner({ onClose }: { onClose: () => void }) {
  const video = useRef<HTMLVideoElement>(null);
  const [refusal, setRefusal] = useState<ReceivedRefusal>();
  const [lamp, setLamp] = useState<(on: boolean) => Promise<void>>();
  const [lit, setLit] = useState(false);
  const [ready, setReady] = useState(false);
  useEffect(() => {
    let stop = () => {};
    let gone = false;
    scanFeed.startOver();
    void openCamera(video.current, setRefusal).then((camera) => {
      if (!camera) return;
      if (gone) return camera.stop();
      stop = camera.stop;
      setReady(true);
      setLamp(() => camera.lamp);
    });
    return () => {
      gone = true;
      stop();
    };
  }, []);
  return (
    <div class="camera">
      {refusal ? (
        <Banner tone="danger">{refusalSentence(refusal)}</Banner>
      ) : (
        <div class="camera-view">
          <video ref={video} playsInline muted aria-label={k().scan.cameraHint} />
          <p class="camera-hint" role="status">
            {ready ? k().scan.cameraHint : k().scan.starting}
          </p>
        </div>
      )}
      <div class="row">
        {lamp && (
          <Button
            pressed={lit}
            onPress={() => {
              void lamp(!lit);
              setLit(!lit);
            }}
          >
            {k().scan.lamp}
          </Button>
        )}
        <Button onPress={onClose}>{k().scan.cameraStop}</Button>
      </div>
    </div>
  );
}

/** The decoder is big, so it is loaded when a camera is first opened; the service worker has it ready without a network. */
async function openCamera(video: HTMLVideoElement | null, onRefusal: (refusal: ReceivedRefusal) => void) {
  if (!video) return undefined;
  const { startCameraScanner } = await import('../scanner/camera-scanner.ts');
  const camera = await startCameraScanner(video, (text) => scanFeed.push(text, 'camera'), onRefusal);
  if ('stop' in camera) return camera;
  onRefusal(camera);
  return undefined;
}

function CameraSign() {
  return (
    <svg class="button-sign" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d="M4 8V5a1 1 0 0 1 1-1h3M16 4h3a1 1 0 0 1 1 1v3M20 16v3a1 1 0 0 1-1 1h-3M8 20H5a1 1 0 0 1-1-1v-3M8 8h3v3H8zM13.500 8H16v2.500h-2.500zM8 13.500h2.500V16H8zM13.500 13.500H16V16h-2.500z" />
    </svg>
  );
}
