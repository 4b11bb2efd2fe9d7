/** A configuration that cannot be used; its message is for the person at the terminal and names the key. */
export class ConfigError extends Error {}
