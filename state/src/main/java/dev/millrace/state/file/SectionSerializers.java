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
            throw MISFIT.what("The format of the %s of %s cannot be read.", role, section)
                    .cause(unreadable)
                    .fix("Correct the cause. The program must contain all classes that the snapshot names.");
        }
        TypeSerializerSchemaCompatibility<T> compatibility =
                declared.snapshotConfiguration().resolveSchemaCompatibility(before);
        if (compatibility.isIncompatible()) {
            throw MISFIT.what("The %s of %s cannot be read as the type that is declared now.", role, section)
                    .why(compatibility
                            .reason()
                            .map(SectionSerializers::sentence)
                            .orElseGet(
                                    () -> "%s does not follow %s".formatted(declared.snapshotConfiguration(), before)))
                    .fix("Declare the former type, or give the state another name to start without its entries.");
        }
        if (compatibility.isCompatibleAfterMigration() && FIXED.contains(role)) {
            throw MISFIT.what("The type of the %s of %s has changed.", role, section)
                    .why(
                            "It was %s and is now %s. The type of a %s must not change, because it decides where"
                                    + " entries are stored.",
                            WrittenForms.full(before), WrittenForms.full(declared.snapshotConfiguration()), role)
                    .fix(
                            "Declare the former type of the %s, or give the operator another uid to start without its"
                                    + " state.",
                            role);
        }
        return compatibility.reader(declared, before);
    }

    private static String sentence(String reason) {
        return reason.startsWith("was ") || reason.startsWith("is ") ? "It " + reason : reason;
    }

    /// Creates the fault for an operator's own data that does not fit the operator.
    public static RuntimeException misfit(String what) {
        return MISFIT.what("%s", what)
                .fix("Describe the step as before, or give the step another uid to start without its state.");
    }

    /// Creates the fault for a state that is declared as another kind than the snapshot has.
    public static RuntimeException otherKind(Section section, String declared) {
        return MISFIT.what("%s is now declared as a %s.", section, declared)
                .fix("Give the state another name, or declare it as before.");
    }
}
