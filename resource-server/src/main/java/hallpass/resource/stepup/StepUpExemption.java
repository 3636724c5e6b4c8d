package hallpass.resource.stepup;

/**
 * Says whom {@link StepUp} does not ask. A service that wants an exception has a bean of this type; without one
 * everybody is asked.
 */
public interface StepUpExemption {

    /** @return whether the caller of the request that runs now goes on with the sign-in that is there */
    boolean appliesToCaller();
}
