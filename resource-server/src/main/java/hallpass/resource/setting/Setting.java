package hallpass.resource.setting;

import jakarta.enterprise.util.Nonbinding;
import jakarta.inject.Qualifier;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Injects a setting that is no text: a duration, a number or a boolean. {@code @ConfigProperty} would keep the service
 * from starting if the value is wrong; this takes the default then, and {@link SettingsCheck} tells the operator.
 */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
public @interface Setting {

    /** For example {@code hallpass.key.lead}. */
    @Nonbinding
    String name() default "";

    /** In the form that the operator would write. Empty for an optional setting. */
    @Nonbinding
    String defaultValue() default "";
}
