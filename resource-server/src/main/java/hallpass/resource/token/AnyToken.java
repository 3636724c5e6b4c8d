package hallpass.resource.token;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Beside {@code @PermitAll} on a resource method: any good access token is enough, with or without a role. For servlets
 * {@code @RolesAllowed("**")} means the same. For JAX-RS methods Liberty takes {@code **} for the name of a role.
 */
@NameBinding
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface AnyToken {}
