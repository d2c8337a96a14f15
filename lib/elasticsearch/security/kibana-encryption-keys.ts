/** The keys of the Secret with the encryption keys of Kibana. Each value has 32 or more characters. */
export const KIBANA_ENCRYPTION_KEYS = ['security', 'encryptedSavedObjects', 'reporting'] as const;
