package hallpass.resource.setting;

import jakarta.enterprise.util.Nonbinding;
import jakarta.inject.Qualifier;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Injects a setting that is no mere text: a duration, a number, a choice or an address. {@code @ConfigProperty} would
 * take a wrong value, or keep the service from starting. This does what {@link SettingsCheck} tells the operator.
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
