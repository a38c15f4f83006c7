package dev.millrace.table.factories;

import dev.millrace.table.factories.base.Factory;
import dev.millrace.table.fault.ValidationException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;

/// Loads factories. A factory whose class or libraries are missing is left out.
final class FactoryServices {
    private FactoryServices() {}

    static List<Factory> all(ClassLoader classLoader) {
        List<Factory> found = new ArrayList<>();
        Iterator<Factory> services =
                ServiceLoader.load(Factory.class, classLoader).iterator();
        while (true) {
            try {
                if (!services.hasNext()) return found;
                found.add(services.next());
            } catch (ServiceConfigurationError | NoClassDefFoundError missing) {
                // A jar may list factories of parts that Millrace replaces, such as Flink's planner.
                if (missing instanceof ServiceConfigurationError error && !isForeign(error)) throw error;
            }
        }
    }

    private static boolean isForeign(ServiceConfigurationError error) {
        String text = String.valueOf(error.getMessage());
        return error.getCause() instanceof LinkageError || text.contains("not a subtype") || text.contains("not found");
    }

    static <T extends Factory> T find(ClassLoader classLoader, Class<T> factoryClass, String identifier) {
        List<T> ofClass = new ArrayList<>();
        for (Factory each : all(classLoader)) if (factoryClass.isInstance(each)) ofClass.add(factoryClass.cast(each));
        List<T> matches = ofClass.stream()
                .filter(each -> each.factoryIdentifier().equals(identifier))
                .toList();
        if (matches.isEmpty()) throw missing(factoryClass, identifier, ofClass);
        for (T each : matches)
            if (!each.getClass().equals(matches.getFirst().getClass())) throw several(identifier, matches);
        return matches.getFirst();
    }

    private static ValidationException missing(Class<?> factoryClass, String identifier, List<? extends Factory> all) {
        Set<String> known = new TreeSet<>();
        for (Factory each : all) known.add(each.factoryIdentifier());
        String near = NearestKey.of(identifier, known);
        return new ValidationException(FactoryFaults.MISSING
                .what("No factory of the kind %s has the identifier '%s'.", factoryClass.getSimpleName(), identifier)
                .why(known.isEmpty() ? "There is no factory of this kind." : "There are %s.", String.join(", ", known))
                .fix(
                        "%s",
                        near == null ? "Add the jar with the factory, or correct the name." : "Write '" + near + "'."));
    }

    private static ValidationException several(String identifier, List<? extends Factory> matches) {
        List<String> classes =
                matches.stream().map(each -> each.getClass().getName()).toList();
        return new ValidationException(FactoryFaults.MISSING
                .what("Several factories have the identifier '%s': %s.", identifier, String.join(", ", classes))
                .fix("Remove all jars but one."));
    }
}
