package hallpass.rules;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The packages of a module have no cycles, and say at their door what is inside. */
public final class PackageRules {

    private static final Set<String> FOR_ALL = Set.of("hallpass.resource", "hallpass.database");

    /** The slices are among the classes that the including test analyzes: the packages right below its root. */
    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("hallpass.(*).(*)..").should().beFreeOfCycles().allowEmptyShould(true);

    /** Maven runs the tests of a module in its folder. */
    @ArchTest
    static void each_package_names_those_below_it(JavaClasses any) {
        List<String> missing = Signposts.missing(Path.of("src/main/java"));
        if (!missing.isEmpty()) {
            throw new AssertionError(String.join("\n", missing));
        }
    }

    /** In a module whose signpost has a list. In the others, which have fewer packages, no cycles is enough. */
    @ArchTest
    static void a_package_uses_only_those_below_it_in_the_list(JavaClasses classes) {
        List<String> order = Signposts.order(Path.of("src/main/java"));
        requireNone(classes, use -> {
            int from = order.indexOf(use.getOriginClass().getPackageName());
            int to = order.indexOf(use.getTargetClass().getPackageName());
            return from >= 0 && to >= 0 && to < from;
        });
    }

    /** Services meet over HTTP only, so each can be deployed without the others. */
    @ArchTest
    static void a_module_uses_itself_and_the_jars_for_all_only(JavaClasses classes) {
        requireNone(classes, use -> {
            String target = module(use.getTargetClass());
            return target.startsWith("hallpass.")
                    && !target.equals(module(use.getOriginClass()))
                    && !FOR_ALL.contains(target);
        });
    }

    /** @return for example {@code hallpass.auth} */
    private static String module(JavaClass type) {
        return type.getPackageName().replaceFirst("^(\\w+\\.\\w+)\\..*", "$1");
    }

    private static void requireNone(JavaClasses classes, Predicate<Dependency> forbidden) {
        String found = classes.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(forbidden)
                .map(Dependency::getDescription)
                .distinct()
                .sorted()
                .collect(Collectors.joining("\n"));
        if (!found.isEmpty()) {
            throw new AssertionError("Forbidden:\n" + found);
        }
    }

    private PackageRules() {}
}
