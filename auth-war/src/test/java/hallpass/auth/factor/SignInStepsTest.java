package hallpass.auth.factor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hallpass.auth.authenticator.Authenticators;
import hallpass.auth.authenticator.SecondFactorPolicy;
import hallpass.auth.credential.ProvenUser;
import hallpass.auth.sso.SignInProof;
import hallpass.auth.sso.TestSignIns;
import hallpass.auth.user.TestUsers;
import hallpass.auth.user.User;
import hallpass.auth.user.Users;
import hallpass.resource.stepup.Acr;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignInStepsTest {

    private static final User ADA = TestUsers.alice(UUID.randomUUID(), Instant.EPOCH);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no factor | any device   | not required | pwd | pwd |",
                "no factor | any device   | not required | pwd | mfa | SET_UP",
                "no factor | any device   | not required | pwd | phr | SET_UP",
                "no factor | any device   | required     | pwd | pwd | SET_UP",
                "no factor | any device   | required     | phr | pwd |",
                "a factor  | any device   | not required | pwd | pwd | SECOND_FACTOR",
                "a factor  | any device   | required     | pwd | pwd | SECOND_FACTOR",
                "a factor  | any device   | required     | phr | mfa |",
                "a factor  | known device | required     | pwd | pwd |",
                "a factor  | known device | required     | pwd | mfa | SECOND_FACTOR",
                "a factor  | any device   | not required | mfa | mfa |"
            })
    void what_is_missing(String factor, String device, String policy, String shown, String wanted, StepPage page) {
        SignInSteps steps = steps(factor, device, policy);
        SignInProof proof = new SignInProof(Acr.of(shown).orElseThrow(), "pwd", null);

        Optional<StepPage> missing =
                steps.missing(new ProvenUser(ADA), proof, Acr.of(wanted).orElseThrow());

        assertEquals(Optional.ofNullable(page), missing);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no factor | any device   | not required | pwd |",
                "no factor | any device   | required     | pwd | SET_UP",
                "a factor  | any device   | required     | pwd | SECOND_FACTOR",
                "a factor  | known device | required     | pwd |",
                "a factor  | any device   | required     | mfa |",
                "no factor | any device   | required     | mfa |",
                "a factor  | any device   | not required | pwd |"
            })
    void what_a_sign_in_from_before_the_policy_is_missing(
            String factor, String device, String policy, String shown, StepPage page) {
        SignInSteps steps = steps(factor, device, policy);
        SignInProof proof = new SignInProof(Acr.of(shown).orElseThrow(), "pwd", null);

        Optional<StepPage> missing = steps.missing(TestSignIns.of(ADA.id(), proof, Instant.EPOCH));

        assertEquals(Optional.ofNullable(page), missing);
    }

    private static SignInSteps steps(String factor, String device, String policy) {
        SignInSteps steps = new SignInSteps();
        steps.users = new Users() {
            @Override
            public Optional<User> find(UUID id) {
                return Optional.of(ADA);
            }
        };
        steps.authenticators = new Authenticators() {
            @Override
            public boolean haveFactor(UUID user) {
                return factor.equals("a factor");
            }
        };
        steps.policy = new SecondFactorPolicy() {
            @Override
            public boolean isRequiredOf(User user) {
                return policy.equals("required");
            }
        };
        steps.remembered = new RememberedDevices() {
            @Override
            boolean isKnown(User user) {
                return device.equals("known device");
            }
        };
        return steps;
    }
}
