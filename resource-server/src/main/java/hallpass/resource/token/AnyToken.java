package hallpass.resource.token;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Beside {@code @PermitAll} on a resource method: any good access token is enough, with or without a role. The
 * {@code @RolesAllowed("**")} of servlets is only a name to Liberty's check of JAX-RS methods.
 */
@NameBinding
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface AnyToken {}
