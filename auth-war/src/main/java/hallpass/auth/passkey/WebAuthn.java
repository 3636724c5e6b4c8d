package hallpass.auth.passkey;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecord;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticatorTransport;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.authenticator.COSEKey;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads and checks what authenticators send (WebAuthn Level 3 sections 7.1 and 7.2), by webauthn4j. All of it comes
 * from strangers, so whatever the library trips over is a refusal. User verification is always asked for. Attestation
 * is not: it would say which device it is, which nobody here wants to know.
 */
final class WebAuthn {

    /** Most that is read: a registration without attestation has about 1 KB, one with certificates 5. */
    static final int MAX_LENGTH = 64 * 1024;

    /** The algorithms that are taken, the best first: what FIDO2 security keys, phones and Windows Hello have. */
    static final List<COSEAlgorithmIdentifier> ALGORITHMS =
            List.of(COSEAlgorithmIdentifier.EdDSA, COSEAlgorithmIdentifier.ES256, COSEAlgorithmIdentifier.RS256);

    private static final int MAX_PUBLIC_KEY = 2048;
    private static final int MAX_TRANSPORTS = 10;

    private static final List<PublicKeyCredentialParameters> PARAMETERS = ALGORITHMS.stream()
            .map(algorithm -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, algorithm))
            .toList();

    private final ObjectConverter converter = new ObjectConverter();

    /** It takes any attestation statement and believes none. */
    private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);

    /** @param json a RegistrationResponseJSON */
    RegistrationData parseRegistration(String json) {
        return orRefused(() -> manager.parseRegistrationResponseJSON(bounded(json)));
    }

    /** @param json an AuthenticationResponseJSON */
    AuthenticationData parseAssertion(String json) {
        AuthenticationData data = orRefused(() -> manager.parseAuthenticationResponseJSON(bounded(json)));
        if (data.getCredentialId() == null || data.getCredentialId().length == 0) {
            throw new PasskeyException("no id");
        }
        return data;
    }

    /** @return what the authenticator signed, not checked yet */
    static byte[] challenge(@Nullable CollectedClientData clientData) {
        if (clientData == null || clientData.getChallenge() == null) {
            throw new PasskeyException("no challenge");
        }
        return clientData.getChallenge().getValue();
    }

    /** @throws PasskeyException if it is not what we asked for */
    NewPasskey verify(RegistrationData data, Challenge challenge, RelyingParty party, String userHandle) {
        return orRefused(() -> {
            manager.verify(data, new RegistrationParameters(server(party, challenge), PARAMETERS, true, true));
            AuthenticatorData<?> made = data.getAttestationObject().getAuthenticatorData();
            AttestedCredentialData credential = made.getAttestedCredentialData();
            byte[] publicKey = converter.getCborMapper().writeValueAsBytes(credential.getCOSEKey());
            if (publicKey.length > MAX_PUBLIC_KEY || !PublicKeys.isGood(credential.getCOSEKey())) {
                throw new PasskeyException("not a key for its algorithm");
            }
            if (credential.getCredentialId().length == 0) {
                throw new PasskeyException("no id");
            }
            return new NewPasskey(
                    base64(credential.getCredentialId()),
                    userHandle,
                    base64(publicKey),
                    credential.getAaguid().toString(),
                    transports(data.getTransports()),
                    made.getSignCount(),
                    made.isFlagBE(),
                    made.isFlagBS());
        });
    }

    /** @throws PasskeyException if it was not made by this passkey, for this ceremony; if its counter fell, too */
    Assertion verify(AuthenticationData data, Challenge challenge, RelyingParty party, Passkey passkey) {
        return orRefused(() -> {
            byte[] userHandle = data.getUserHandle();
            if (userHandle == null || !base64(userHandle).equals(passkey.userHandle())) {
                throw new PasskeyException("another account's user handle");
            }
            manager.verify(
                    data, new AuthenticationParameters(server(party, challenge), record(passkey), null, true, true));
            AuthenticatorData<?> made = data.getAuthenticatorData();
            return new Assertion(made.getSignCount(), made.isFlagBS());
        });
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String bounded(String json) {
        if (json.length() > MAX_LENGTH) {
            throw new PasskeyException("longer than any answer of an authenticator");
        }
        return json;
    }

    private static ServerProperty server(RelyingParty party, Challenge challenge) {
        return ServerProperty.builder()
                .origins(party.origins().stream().map(Origin::new).collect(Collectors.toSet()))
                .rpId(party.id())
                .challenge(new DefaultChallenge(challenge.bytes()))
                .build();
    }

    private CredentialRecord record(Passkey passkey) {
        COSEKey key = converter.getCborMapper().readValue(bytes(passkey.publicKey()), COSEKey.class);
        AttestedCredentialData credential =
                new AttestedCredentialData(new AAGUID(passkey.aaguid()), bytes(passkey.credentialId()), key);
        return new CredentialRecordImpl(
                new NoneAttestationStatement(),
                true,
                passkey.backupEligible(),
                passkey.backedUp(),
                passkey.signatureCount(),
                credential,
                null,
                null,
                null,
                null);
    }

    private static List<String> transports(@Nullable Set<AuthenticatorTransport> transports) {
        return transports == null
                ? List.of()
                : transports.stream()
                        .map(AuthenticatorTransport::getValue)
                        .filter(name -> name.matches("[a-z-]{1,20}"))
                        .sorted()
                        .limit(MAX_TRANSPORTS)
                        .toList();
    }

    private static byte[] bytes(String base64) {
        return Base64.getUrlDecoder().decode(base64);
    }

    /** The library has exceptions of its own, but also lets those of its parsers and of the JDK's keys through. */
    private static <T> T orRefused(Supplier<T> work) {
        try {
            return work.get();
        } catch (PasskeyException refused) {
            throw refused;
        } catch (RuntimeException | AssertionError malformed) {
            throw new PasskeyException(malformed.getClass().getSimpleName(), malformed);
        }
    }
}
