package hallpass.auth.event;

/** Whether what was tried was done. */
public enum Outcome {
    SUCCESS,
    FAILURE
}
