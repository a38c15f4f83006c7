package dev.millrace.state.file;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.serializer.TypeSerializerSchemaCompatibility;
import dev.millrace.api.serializer.TypeSerializerSnapshot;
import dev.millrace.api.serializer.WrittenForms;
import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Holds the serializers of a section by their role.
public final class SectionSerializers {
    private static final Fault MISFIT = new Fault(4005, Category.USER, "state of a snapshot does not fit the program");

    /// The roles whose types cannot change, as in Flink.
    private static final Set<String> FIXED = Set.of("key", "namespace");

    private final Map<String, TypeSerializer<?>> chosen = new TreeMap<>();

    /// Adds a serializer, and returns a duplicate that another thread may use.
    public <T> TypeSerializer<T> duplicate(String role, TypeSerializer<T> serializer) {
        chosen.put(role, serializer);
        return serializer.duplicate();
    }

    /// Returns the serializer snapshots that the section stores.
    public Map<String, byte[]> written() throws IOException {
        Map<String, byte[]> written = new TreeMap<>();
        for (Map.Entry<String, TypeSerializer<?>> each : chosen.entrySet()) {
            DataOutputSerializer out = new DataOutputSerializer(64);
            TypeSerializerSnapshot.writeVersionedSnapshot(out, each.getValue().snapshotConfiguration());
            written.put(each.getKey(), out.getCopyOfBuffer());
        }
        return written;
    }

    /// Returns a serializer that reads a section's data as the declared type.
    ///
    /// @param loader the loader of the classes that the section names
    /// @throws dev.millrace.base.fault.MillraceException if the data cannot be read as the declared type
    public static <T> TypeSerializer<T> reader(
            Section section, String role, TypeSerializer<T> declared, ClassLoader loader) {
        byte[] form = section.forms().get(role);
        if (form == null) return declared;
        TypeSerializerSnapshot<T> before;
        try {
            before = TypeSerializerSnapshot.readVersionedSnapshot(new DataInputDeserializer(form), loader);
        } catch (IOException unreadable) {
            throw MISFIT.what("the form of the %s of %s cannot be read", role, section)
                    .cause(unreadable)
                    .fix("see the cause; classes that the snapshot names must be in the program");
        }
        TypeSerializerSchemaCompatibility<T> compatibility =
                declared.snapshotConfiguration().resolveSchemaCompatibility(before);
        if (compatibility.isIncompatible()) {
            throw MISFIT.what("the %s of %s cannot be read as the type that is declared now", role, section)
                    .why(compatibility
                            .reason()
                            .map(SectionSerializers::sentence)
                            .orElseGet(
                                    () -> "%s does not follow %s".formatted(declared.snapshotConfiguration(), before)))
                    .fix("declare the type as it was, or give the state another name to begin anew");
        }
        if (compatibility.isCompatibleAfterMigration() && FIXED.contains(role)) {
            throw MISFIT.what("the %s of %s has changed", role, section)
                    .why(
                            "it was %s and is now %s, and %ss must stay as they are: they decide where entries belong",
                            WrittenForms.full(before), WrittenForms.full(declared.snapshotConfiguration()), role)
                    .fix("declare the %s's type as it was, or give the operator another uid to begin anew", role);
        }
        return compatibility.reader(declared, before);
    }

    private static String sentence(String reason) {
        return reason.startsWith("was ") || reason.startsWith("is ") ? "it " + reason : reason;
    }

    /// Creates the fault for an operator's own data that does not fit the operator.
    public static RuntimeException misfit(String what) {
        return MISFIT.what("%s", what).fix("describe the step as it was, or give it another uid to begin it anew");
    }

    /// Creates the fault for a state that is declared as another kind than the snapshot has.
    public static RuntimeException otherKind(Section section, String declared) {
        return MISFIT.what("%s is now asked for as a %s", section, declared)
                .fix("give the state another name, or declare it as it was");
    }
}
