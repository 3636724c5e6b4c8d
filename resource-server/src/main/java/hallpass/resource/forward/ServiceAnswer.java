package hallpass.resource.forward;

/**
 * Another service refused a call with a status that only the calling code understands: 404 for something that it looked
 * up, 409, 412. Caught by the code that calls; uncaught it is our fault, a 500.
 */
public class ServiceAnswer extends RuntimeException {

    private final String service;
    private final int status;

    ServiceAnswer(String service, int status) {
        super("the service " + service + " answered " + status, null, false, false);
        this.service = service;
        this.status = status;
    }

    public String service() {
        return service;
    }

    public int status() {
        return status;
    }
}
