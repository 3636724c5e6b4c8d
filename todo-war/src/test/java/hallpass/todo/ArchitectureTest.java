package hallpass.todo;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;

@AnalyzeClasses(packages = "hallpass.todo", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule what_is_not_opened_is_closed = classes()
            .that()
            .areAnnotatedWith(Path.class)
            .should()
            .beAnnotatedWith(DenyAll.class)
            .andShould()
            .beAnnotatedWith(RequestScoped.class)
            .andShould()
            .bePublic();

    @ArchTest
    static final ArchRule every_resource_method_says_whom_it_serves = methods()
            .that()
            .areDeclaredInClassesThat()
            .areNotInterfaces() // those are other services
            .and(new DescribedPredicate<JavaMethod>("answer a request") {
                @Override
                public boolean test(JavaMethod method) {
                    return method.isMetaAnnotatedWith(HttpMethod.class);
                }
            })
            .should(new ArchCondition<JavaMethod>("have exactly one of @PermitAll and @RolesAllowed") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    boolean one = method.isAnnotatedWith(PermitAll.class) != method.isAnnotatedWith(RolesAllowed.class);
                    events.add(new SimpleConditionEvent(method, one, method.getFullName()));
                }
            });

    @ArchTest
    static final ArchRule entities_stay_in_their_package =
            classes().that().areAnnotatedWith(Entity.class).should().bePackagePrivate();

    @ArchTest
    static final ArchRule resources_reach_data_through_stores = noClasses()
            .that()
            .areAnnotatedWith(Path.class)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(EntityManager.class);

    @ArchTest
    static final ArchRule features_have_no_cycles =
            slices().matching("hallpass.todo.(*)..").should().beFreeOfCycles();

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
