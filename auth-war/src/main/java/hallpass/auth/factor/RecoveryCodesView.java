package hallpass.auth.factor;

import java.util.List;

/** Recovery codes as they are shown, once. @param recoveryCodes none if the user had some left */
public record RecoveryCodesView(List<String> recoveryCodes) {

    @Override
    public String toString() {
        return "RecoveryCodesView[]"; // for their user only
    }
}
