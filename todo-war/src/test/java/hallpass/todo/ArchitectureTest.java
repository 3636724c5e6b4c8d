package hallpass.todo;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import hallpass.rules.HouseRules;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Entity;

@AnalyzeClasses(packages = "hallpass.todo", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests house = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule entities_stay_in_their_package =
            classes().that().areAnnotatedWith(Entity.class).should().bePackagePrivate();

    @ArchTest
    static final ArchRule other_packages_ask_for_lists_at_one_door = noClasses()
            .that()
            .resideOutsideOfPackage("hallpass.todo.list")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("hallpass.todo.list.TaskLists");

    @ArchTest
    static final ArchRule stores_stay_in_their_package = classes()
            .that()
            .areAnnotatedWith(ApplicationScoped.class)
            .and()
            .haveNameNotMatching(
                    ".*\\.(ListAccess|ListViews|TaskViews|Changes|ChangeLog|DetailedProblemMapper|RequestLimit"
                            + "|ImportedTasks|ImportedLists)")
            .should()
            .bePackagePrivate();

    @ArchTest
    static final ArchRule other_services_are_called_with_the_callers_token =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("java.net.http..", "jakarta.ws.rs.client..");
}
