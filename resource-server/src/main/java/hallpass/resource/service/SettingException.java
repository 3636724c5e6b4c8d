package hallpass.resource.service;

/** An operator has to correct a setting. The message is one sentence that says which and how, and holds no secret. */
public class SettingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SettingException(String message) {
        super(message, null, false, false);
    }
}
