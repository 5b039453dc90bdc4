import type { RequestHandler } from 'express';
import helmet from 'helmet';

/**
 * What pages of ours may do: load from this service, and nothing inline. The clients may also run the bar code reader,
 * which is WebAssembly, and use the camera.
 */
export function securityHeaders(publicUrl: string): RequestHandler {
  const https = publicUrl.startsWith('https:');
  const strict = helmet(policy({ https, scripts: ["'self'"] }));
  const clients = helmet(policy({ https, scripts: ["'self'", "'wasm-unsafe-eval'"] }));
  return (request, response, next) => {
    const client = /^\/(station|workshop)(\/|$)/.test(request.path);
    const allowed = client ? 'self' : '';
    response.setHeader('permissions-policy', `camera=(${allowed}), microphone=(), geolocation=(), payment=(), usb=()`);
    (client ? clients : strict)(request, response, next);
  };
}

function policy({ https, scripts }: { https: boolean; scripts: string[] }): Parameters<typeof helmet>[0] {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: scripts,
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        mediaSrc: ["'self'", 'blob:'],
        workerSrc: ["'self'"],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        ...(https && { upgradeInsecureRequests: [] }),
      },
    },
    strictTransportSecurity: https && { maxAge: 31_536_000, includeSubDomains: false },
    // Public pages and the resolver are meant to be read from anywhere; they set their own CORS headers.
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    referrerPolicy: { policy: 'no-referrer' },
  };
}
