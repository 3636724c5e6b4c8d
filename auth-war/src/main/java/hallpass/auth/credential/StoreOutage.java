package hallpass.auth.credential;

import jakarta.enterprise.context.RequestScoped;

/** Notes that an identity store could not be asked in this request. Then no answer says that the password is wrong. */
@RequestScoped
public class StoreOutage {

    private boolean reported;

    public void report() {
        reported = true;
    }

    boolean isReported() {
        return reported;
    }
}
