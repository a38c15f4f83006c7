package dev.millrace.tidy;

import dev.millrace.api.config.ConfigOption;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds all options of the project in its class files, and the options that the engine reads.
final class OptionFinder {
    /// The package whose classes declare options of Flink. These classes are holders, too.
    private static final String DECLARING = "dev/millrace/api/config/";

    /// Classes that hold options for programs. A method of a holder that reads an option counts only if another class
    /// calls the method, directly or through other methods of holders.
    private static final Set<String> HOLDERS = Set.of(
            "dev/millrace/api/StreamExecutionEnvironment",
            "dev/millrace/api/execution/ExecutionConfig",
            "dev/millrace/api/execution/CheckpointConfig");

    /// Matches methods of holders that only store a value.
    private static final Pattern TAKING = Pattern.compile("(set|enable|disable|configure|lambda|<).*");

    /// The package of the connectors of tables. docs/sql/connectors.md lists their options, which belong to tables.
    private static final String TABLES = "dev/millrace/connector/table/";

    /// The package whose options belong to sessions of SQL; the pages of SQL list them.
    private static final String SESSIONS = "dev/millrace/sql/";

    /// The options of tables under Flink's names; their connectors and catalogs read them.
    private static final String TABLE_API = "dev/millrace/table/";

    private static final String OPTION = "Ldev/millrace/api/config/ConfigOption;";

    /// Describes an option and its declaration.
    ///
    /// @param owner the simple name of the class
    /// @param type the type of the values
    record Declared(String owner, String field, ConfigOption<?> option, Type type, boolean isRead) {}

    /// Represents a static field of type [ConfigOption].
    private record Name(String owner, String field) {}

    private final List<Name> names = new ArrayList<>();
    private final Set<Name> read = new HashSet<>();
    private final Set<String> texts = new HashSet<>();

    /// The options that each method of a holder reads.
    private final Map<String, Set<Name>> readBy = new HashMap<>();

    /// The methods that each method of a holder calls.
    private final Map<String, Set<String>> calledBy = new HashMap<>();

    /// The methods that classes other than holders call.
    private final Set<String> calls = new HashSet<>();

    private OptionFinder() {}

    static List<Declared> all() throws IOException, ReflectiveOperationException {
        OptionFinder finder = new OptionFinder();
        for (Path file : Project.classFiles()) finder.look(ClassFile.of().parse(Files.readAllBytes(file)));
        finder.follow();
        List<Declared> all = new ArrayList<>();
        for (Name name : finder.names) all.add(finder.declared(name));
        return all;
    }

    private void look(ClassModel model) {
        String owner = model.thisClass().asInternalName();
        if (owner.startsWith(TABLES) || owner.startsWith(TABLE_API) || owner.startsWith(SESSIONS)) return;
        model.fields().stream()
                .filter(field -> field.fieldType().stringValue().equals(OPTION))
                .filter(field -> (field.flags().flagsMask() & Modifier.STATIC) != 0)
                .forEach(field -> names.add(new Name(owner, field.fieldName().stringValue())));
        boolean isHolder = owner.startsWith(DECLARING) || HOLDERS.contains(owner);
        for (MethodModel method : model.methods()) {
            String name = method.methodName().stringValue();
            if (isHolder && TAKING.matcher(name).matches()) continue;
            method.code().ifPresent(code -> code.forEach(element -> look(owner + "." + name, isHolder, element)));
        }
    }

    private void look(String method, boolean isHolder, CodeElement element) {
        switch (element) {
            case FieldInstruction field
            when field.opcode() == Opcode.GETSTATIC
                    && field.type().stringValue().equals(OPTION) -> {
                Name option =
                        new Name(field.owner().asInternalName(), field.name().stringValue());
                if (isHolder)
                    readBy.computeIfAbsent(method, _ -> new HashSet<>()).add(option);
                else read.add(option);
            }
            case InvokeInstruction call -> {
                String called =
                        call.owner().asInternalName() + "." + call.name().stringValue();
                if (isHolder)
                    calledBy.computeIfAbsent(method, _ -> new HashSet<>()).add(called);
                else calls.add(called);
            }
            case ConstantInstruction.LoadConstantInstruction constant
            when !isHolder && !method.endsWith(".<clinit>") && constant.constantValue() instanceof String text ->
                texts.add(text);
            default -> {}
        }
    }

    /// Adds the methods that called methods of holders call in turn.
    private void follow() {
        Deque<String> open = new ArrayDeque<>(calls);
        Set<String> seen = new HashSet<>(calls);
        while (!open.isEmpty()) {
            String method = open.pop();
            read.addAll(readBy.getOrDefault(method, Set.of()));
            for (String called : calledBy.getOrDefault(method, Set.of())) {
                if (seen.add(called)) open.push(called);
            }
        }
    }

    private Declared declared(Name name) throws ReflectiveOperationException {
        Class<?> owner = Class.forName(name.owner.replace('/', '.'));
        Field field = owner.getDeclaredField(name.field);
        field.setAccessible(true);
        ConfigOption<?> option = (ConfigOption<?>) field.get(null);
        Type type = ((ParameterizedType) field.getGenericType()).getActualTypeArguments()[0];
        boolean isRead = read.contains(name) || texts.contains(option.key());
        return new Declared(owner.getSimpleName(), name.field, option, type, isRead);
    }
}
