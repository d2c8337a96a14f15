/** The keys of the Secret with what Kibana encrypts with, 32 characters or more under each. */
export const KIBANA_ENCRYPTION_KEYS = ['security', 'encryptedSavedObjects', 'reporting'] as const;
