package hallpass.auth.passkey;

import java.util.List;

/**
 * A passkey that an authenticator has made, found good.
 *
 * @param credentialId in base64url, as the next two
 * @param userHandle what the authenticator knows the account by
 * @param publicKey a COSE key (RFC 9052 section 7)
 * @param aaguid of the model, as a UUID; zeros if it tells none
 * @param transports how browsers may reach it
 * @param backupEligible whether it can be copied to other devices of its owner
 */
record NewPasskey(
        String credentialId,
        String userHandle,
        String publicKey,
        String aaguid,
        List<String> transports,
        long signatureCount,
        boolean backupEligible,
        boolean backedUp) {}
