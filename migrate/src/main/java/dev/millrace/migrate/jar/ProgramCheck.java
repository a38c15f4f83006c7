package dev.millrace.migrate.jar;

import dev.millrace.migrate.NamesTable;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.FieldRefEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Checks a program before its start: reads all of its classes that are reachable from its main class, and finds
/// the parts of Flink that Millrace does not have. Runs no code of the program. Not thread-safe.
public final class ProgramCheck {
    private final JobClassLoader program;
    private final NamesTable names = NamesTable.flink();
    private final Members members;
    private final Map<String, Optional<ClassModel>> files = new HashMap<>();
    private final Map<String, MissingPart> missing = new LinkedHashMap<>();
    private final Deque<String> waiting = new ArrayDeque<>();

    private ProgramCheck(JobClassLoader program) {
        this.program = program;
        this.members = new Members(program, this::file);
    }

    /// Returns the missing parts, in the order of their discovery. A missing part does no harm if the program never
    /// reaches it.
    ///
    /// @param mainClass its name with dots
    public static List<MissingPart> of(JobClassLoader program, String mainClass) {
        return of(program, List.of(mainClass));
    }

    /// Returns the missing parts of all classes that are reachable from given classes.
    ///
    /// @param classes their names with dots
    static List<MissingPart> of(JobClassLoader program, Collection<String> classes) {
        ProgramCheck check = new ProgramCheck(program);
        for (String each : classes) check.reach(each.replace('.', '/'));
        String next;
        while ((next = check.waiting.poll()) != null) check.file(next).ifPresent(check::read);
        return new ArrayList<>(check.missing.values());
    }

    private void reach(String internalName) {
        if (!files.containsKey(internalName) && file(internalName).isPresent()) waiting.add(internalName);
    }

    /// Returns the class file as it will be loaded; empty for classes outside of the program.
    private Optional<ClassModel> file(String internalName) {
        return files.computeIfAbsent(internalName, this::find);
    }

    private Optional<ClassModel> find(String internalName) {
        String path = internalName + ".class";
        if (program.findResource(path) == null) return Optional.empty();
        try (InputStream bytes = program.getResourceAsStream(path)) {
            return bytes == null ? Optional.empty() : Optional.of(ClassFile.of().parse(bytes.readAllBytes()));
        } catch (IOException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private void read(ClassModel user) {
        for (PoolEntry entry : user.constantPool()) {
            switch (entry) {
                case ClassEntry type -> readClass(type.asSymbol(), user);
                case MemberRefEntry member -> readMember(member, user);
                default -> {}
            }
        }
    }

    private void readClass(ClassDesc type, ClassModel user) {
        ClassDesc element = type;
        while (element.isArray()) element = element.componentType();
        if (element.isPrimitive()) return;
        String internalName = internalName(element);
        reach(internalName);
        if (isMissing(internalName) && !Uses.isOnlyOuter(user, element))
            note(flinkName(internalName), Uses.ofClass(user, element));
    }

    /// Returns whether a Flink class has no counterpart. Such a class keeps its name, or only the name of its outer
    /// class is replaced.
    private boolean isMissing(String internalName) {
        if (internalName.startsWith("org/apache/flink/"))
            return file(internalName).isEmpty();
        return internalName.startsWith("dev/millrace/") && !members.hasClass(internalName);
    }

    private String flinkName(String internalName) {
        String name = dotted(internalName);
        return names.flinks(name).orElse(name);
    }

    private void readMember(MemberRefEntry member, ClassModel user) {
        String owner = member.owner().asInternalName();
        String name = member.name().stringValue();
        String type = member.type().stringValue();
        boolean isField = member instanceof FieldRefEntry;
        boolean isThere = isField ? members.hasField(owner, name, type) : members.hasMethod(owner, name, type);
        if (isThere) return;
        String arguments = isField ? "" : type.substring(0, type.indexOf(')') + 1);
        note(flinkName(owner) + "." + name + readable(arguments), Uses.ofMember(user, member));
    }

    private void note(String part, String use) {
        missing.putIfAbsent(part, new MissingPart(part, use));
    }

    /// Returns parameter types as in source code, without packages.
    private static String readable(String arguments) {
        if (arguments.isEmpty()) return "";
        List<String> types = MethodTypeDesc.ofDescriptor(arguments + "V").parameterList().stream()
                .map(ClassDesc::displayName)
                .toList();
        return "(" + String.join(", ", types) + ")";
    }

    private static String internalName(ClassDesc type) {
        String descriptor = type.descriptorString();
        return descriptor.substring(1, descriptor.length() - 1);
    }

    private static String dotted(String internalName) {
        return internalName.replace('/', '.');
    }
}
