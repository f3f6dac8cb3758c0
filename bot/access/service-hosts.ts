/**
 * Hosts of the Bot Framework's connectors, to which replies may go. Source: Azure Bot Service's and Teams' lists of
 * endpoints; names under which anybody can have a host (trafficmanager.net) are listed whole.
 */
export const CONNECTOR_HOSTS: readonly string[] = [
  '*.botframework.com',
  '*.botframework.us',
  '*.botframework.azure.cn',
  '*.botframework.azure.us',
  '*.teams.microsoft.com',
  '*.teams.microsoft.us',
  'smba.trafficmanager.net',
];

/** Development tools on the own machine. */
export const LOOPBACK_HOSTS: readonly string[] = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * Whether a reply may be sent to a service address: https on a listed host, plain http only on a listed loopback one.
 * `*.` stands for any names before it; a port may be part of a listed host. Example: http://169.254.169.254/ → false
 */
export function serviceRule(hosts: readonly string[]): (serviceUrl: string) => boolean {
  const names = new Set(hosts.map((h) => h.toLowerCase()).filter((h) => !h.startsWith('*.')));
  const endings = hosts.filter((h) => h.startsWith('*.')).map((h) => h.slice(1).toLowerCase());
  return (serviceUrl) => {
    if (!URL.canParse(serviceUrl)) return false;
    const { protocol, hostname, host, username, password } = new URL(serviceUrl);
    if (username || password) return false;
    const listed = names.has(hostname) || names.has(host) || endings.some((e) => hostname.endsWith(e));
    if (protocol === 'https:') return listed;
    return protocol === 'http:' && listed && LOOPBACK_HOSTS.includes(hostname);
  };
}
