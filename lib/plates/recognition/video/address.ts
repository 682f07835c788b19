/** True for an address of RTSP, plain or over TLS. Whether this office may connect to it is asked elsewhere. */
export const isRtspUrl = (url: string): boolean => /^rtsps?:\/\/[^\s]+$/i.test(url) && URL.canParse(url);
