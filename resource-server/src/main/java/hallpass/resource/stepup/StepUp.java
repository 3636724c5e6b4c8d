package hallpass.resource.stepup;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Beside {@code @RolesAllowed} on a resource method, or on a class for all of its methods: the caller's sign-in has to
 * be this strong, and this young. It is found on base classes and interfaces too. The nearest counts, and one of a
 * method before one of a class. A call that falls short is answered 401 with the challenge of RFC 9470. It tells the
 * client what to ask the authorization server for. The time of the sign-in counts ({@code auth_time}), never that of
 * the token. A value that is wrong keeps the application from starting, and so does a method that answers no request.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface StepUp {

    /** The weakest sign-in that is good enough: {@code pwd}, {@code mfa} or {@code phr}. */
    String acr() default "pwd";

    /** How old the sign-in may be, in ISO 8601 such as {@code PT10M}, in whole seconds; empty for any age. */
    String maxAge() default "";
}
