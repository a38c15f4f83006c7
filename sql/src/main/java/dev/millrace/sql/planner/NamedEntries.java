package dev.millrace.sql.planner;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.calcite.schema.lookup.IgnoreCaseLookup;
import org.apache.calcite.schema.lookup.LikePattern;
import org.jspecify.annotations.Nullable;

/// Finds the entries of a schema by name when the validator asks for them. An entry that was found once is the same
/// object afterwards. Not thread-safe.
final class NamedEntries<T> extends IgnoreCaseLookup<T> {
    private final Function<String, @Nullable T> find;
    private final Supplier<? extends Collection<String>> names;
    private final Map<String, T> found = new HashMap<>();

    /// @param find returns an entry; null if there is none
    /// @param names returns the names of all entries
    NamedEntries(Function<String, @Nullable T> find, Supplier<? extends Collection<String>> names) {
        this.find = find;
        this.names = names;
    }

    @Override
    public @Nullable T get(String name) {
        T known = found.get(name);
        if (known != null) return known;
        T entry = find.apply(name);
        if (entry != null) found.put(name, entry);
        return entry;
    }

    @Override
    public Set<String> getNames(LikePattern pattern) {
        return names.get().stream().filter(pattern.matcher()::apply).collect(Collectors.toUnmodifiableSet());
    }
}
