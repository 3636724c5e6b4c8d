package hallpass.system.servers;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The classes that have one of the largest systems come first, so that it is closed as soon as can be. {@link Order}
 * goes before that. The classes of each system are counted, so that it is closed after the last one.
 */
public final class LargestFirst implements ClassOrderer {

    private static final List<Class<?>> LARGEST = List.of(BehindGateway.class, WithExamples.class);

    /** {@link OnBothEngines} gives them to classes too. */
    private static final List<Class<?>> NEEDED_UNTIL_THE_END = List.of(OneServer.class, SeparateServers.class);

    @Override
    public void orderClasses(ClassOrdererContext context) {
        List<? extends ClassDescriptor> classes = context.getClassDescriptors();
        classes.sort(
                Comparator.<ClassDescriptor>comparingInt(LargestFirst::order).thenComparingInt(LargestFirst::rank));
        Shared.expect(classes.stream()
                .flatMap(LargestFirst::systems)
                .filter(system -> !NEEDED_UNTIL_THE_END.contains(system))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting())));
    }

    private static int order(ClassDescriptor test) {
        return test.findAnnotation(Order.class).map(Order::value).orElse(Order.DEFAULT);
    }

    private static int rank(ClassDescriptor test) {
        List<Class<?>> systems = systems(test).toList();
        return LARGEST.stream()
                .filter(systems::contains)
                .findFirst()
                .map(LARGEST::indexOf)
                .orElse(LARGEST.size());
    }

    private static Stream<Class<?>> systems(ClassDescriptor test) {
        return test.findRepeatableAnnotations(ExtendWith.class).stream()
                .<Class<?>>flatMap(extensions -> Stream.of(extensions.value()))
                .filter(Shared.class::isAssignableFrom);
    }
}
