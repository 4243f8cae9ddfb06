/**
 * Tells whether a connection comes from this very computer: from 127.0.0.0/8, as itself or within IPv6, or from ::1.
 * One that was closed meanwhile has no address, and is nobody's.
 */
export function isLoopbackPeer(address: string | undefined): boolean {
  return address === '::1' || /^(?:::ffff:)?127(?:\.\d{1,3}){3}$/i.test(address ?? '');
}
