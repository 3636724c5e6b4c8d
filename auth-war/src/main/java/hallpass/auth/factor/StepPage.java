package hallpass.auth.factor;

/** The pages that ask for more than a first proof. */
public enum StepPage {
    SECOND_FACTOR("second-factor"),
    SET_UP("second-factor/setup");

    private final String path;

    StepPage(String path) {
        this.path = path;
    }

    /** @return below this application's root */
    public String path() {
        return path;
    }
}
