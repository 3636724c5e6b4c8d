package hallpass.resource.forward;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a MicroProfile Rest Client interface: which service it calls. The name is the one in the {@code aud} of access
 * tokens; {@code hallpass.service.<name>.url} says where it is.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface CallsService {

    String value();
}
