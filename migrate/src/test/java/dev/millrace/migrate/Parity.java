package dev.millrace.migrate;

import dev.millrace.migrate.Access.Promise;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.constant.ConstantDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Compares Flink's classes with Millrace's, member by member.
final class Parity {
    /// Holds the result for one Flink class.
    ///
    /// @param flaws what prevents programs from using Millrace's class like Flink's; empty if nothing
    /// @param members number of members that programs can name
    /// @param missing missing members, in readable form, with reasons
    /// @param deliberate members whose generic signatures differ on purpose
    record Verdict(
            String flink,
            String area,
            boolean isHere,
            List<String> flaws,
            int members,
            List<String> missing,
            List<String> deliberate) {
        int present() {
            return members - missing.size();
        }

        boolean isWhole() {
            return isHere && flaws.isEmpty() && missing.isEmpty();
        }
    }

    private static final int MODIFIERS_OF_KIND =
            ClassFile.ACC_INTERFACE | ClassFile.ACC_ENUM | ClassFile.ACC_ANNOTATION;

    private static final String GENERIC = " (there ";

    private final NamesTable table;
    private final ClassFiles flink;
    private final ClassFiles ours;
    private final Descriptors descriptors;
    private final Shape shape;
    private final Inheritance inheritance;
    private final Throwing throwingHere;
    private final Throwing throwingThere;
    private final Generics genericsHere;
    private final Generics genericsThere;
    private final List<String> leftOut = new ArrayList<>();

    Parity(NamesTable table, ClassFiles flink, ClassFiles ours) {
        this.table = table;
        this.flink = flink;
        this.ours = ours;
        this.descriptors = new Descriptors(table, flink);
        this.genericsHere = new Generics(ours, name -> name);
        this.genericsThere = new Generics(flink, name -> table.ours(name).orElse(name));
        this.shape = new Shape(table, flink, ours, descriptors);
        this.inheritance = new Inheritance(ours);
        this.throwingHere = new Throwing(ours);
        this.throwingThere = new Throwing(flink);
    }

    /// Returns a verdict on each class that programs can name; nested classes follow their outer class.
    List<Verdict> verdicts() {
        List<Verdict> verdicts = new ArrayList<>();
        for (NameRow row : table.rows()) {
            if (row.isInternal() || row.isFormer()) continue;
            add(row.flink(), row.area(), verdicts);
        }
        return verdicts;
    }

    /// Returns the classes that no verdict judges, because Millrace leaves them out on purpose.
    List<String> leftOut() {
        return List.copyOf(leftOut);
    }

    private void add(String name, String area, List<Verdict> verdicts) {
        ClassModel theirs = flink.find(name).orElseThrow();
        if (!Access.isVisible(Access.flags(theirs)) || Access.promise(theirs) == Promise.INTERNAL) return;
        if (LeftOut.part(name).isPresent()) leftOut.add(name);
        else verdicts.add(verdict(name, area, theirs));
        for (String nested : Access.nested(theirs)) {
            if (table.row(nested).orElseThrow().flink().equals(nested)) continue;
            if (flink.find(nested).isPresent()) add(nested, area, verdicts);
        }
    }

    private Verdict verdict(String name, String area, ClassModel theirs) {
        List<MethodModel> methods = Access.methods(theirs).stream()
                .filter(each -> !descriptors.isInternal(each.methodType().stringValue()))
                .filter(each -> !LeftOut.isMember(name, each.methodName().stringValue()))
                .toList();
        List<FieldModel> fields = Access.fields(theirs).stream()
                .filter(each -> !descriptors.isInternal(each.fieldType().stringValue()))
                .filter(each -> !LeftOut.isMember(name, each.fieldName().stringValue()))
                .toList();
        int members = methods.size() + fields.size();
        Optional<ClassModel> here = table.ours(name).flatMap(ours::find);
        List<String> missing = new ArrayList<>();
        if (here.isEmpty()) {
            methods.forEach(each -> missing.add(readable(each)));
            fields.forEach(each -> missing.add(readable(each)));
            return new Verdict(name, area, false, List.of(), members, missing, List.of());
        }
        List<String> deliberate = new ArrayList<>();
        for (FieldModel field : fields) {
            Optional<String> lack = lack(field, theirs, here.get());
            lack.ifPresent(why -> note(name, readable(field), why, missing, deliberate));
        }
        for (MethodModel method : methods) {
            Optional<String> lack = lack(method, theirs, here.get());
            lack.ifPresent(why -> note(name, readable(method), why, missing, deliberate));
        }
        return new Verdict(name, area, true, shape.flaws(name, theirs, here.get()), members, missing, deliberate);
    }

    private static void note(
            String className, String member, String why, List<String> missing, List<String> deliberate) {
        boolean isGeneric = why.startsWith(GENERIC);
        if (isGeneric && Deliberate.reason(className, member).isPresent()) {
            deliberate.add(Deliberate.name(className, member));
        } else {
            missing.add(member + why);
        }
    }

    private Optional<String> lack(FieldModel field, ClassModel theirs, ClassModel here) {
        String type = field.fieldType().stringValue();
        Optional<String> homeless = descriptors.homeless(type);
        if (homeless.isPresent()) return Optional.of(needs(homeless.get()));
        Optional<FieldModel> found = inheritance.field(here, field.fieldName().stringValue(), descriptors.ours(type));
        if (found.isEmpty()) return Optional.of("");
        int flags = found.get().flags().flagsMask();
        if (!isAsOpen(field.flags().flagsMask(), flags)) return Optional.of(" (not visible)");
        if (isStatic(flags) != isStatic(field.flags().flagsMask())) return Optional.of(" (static or not)");
        Optional<ConstantDesc> value = constant(field);
        boolean isWording = value.filter(Parity::isWording).isPresent();
        if (value.isPresent() && !isWording && !value.equals(constant(found.get()))) {
            return Optional.of(" (another value)");
        }
        return difference(genericsThere.field(theirs, field), genericsHere.field(here, found.get()));
    }

    private Optional<String> lack(MethodModel method, ClassModel theirs, ClassModel here) {
        String type = method.methodType().stringValue();
        Optional<String> homeless = descriptors.homeless(type);
        if (homeless.isPresent()) return Optional.of(needs(homeless.get()));
        Optional<MethodModel> found =
                inheritance.method(here, method.methodName().stringValue(), descriptors.ours(type));
        if (found.isEmpty()) return Optional.of("");
        return flaw(method, found.get(), Access.isExtensible(theirs)).or(() -> difference(method, theirs, here));
    }

    private Optional<String> difference(MethodModel method, ClassModel theirs, ClassModel here) {
        String descriptor = descriptors.ours(method.methodType().stringValue());
        Optional<String> written = inheritance
                .written(here, method.methodName().stringValue(), descriptor)
                .flatMap(each -> genericsHere.method(here, each));
        return difference(genericsThere.method(theirs, method), written);
    }

    private static Optional<String> difference(Optional<String> there, Optional<String> here) {
        if (there.isEmpty() || here.isEmpty() || there.equals(here)) return Optional.empty();
        return Optional.of((GENERIC + "%s, here %s)")
                .formatted(Descriptors.withoutPackages(there.get()), Descriptors.withoutPackages(here.get())));
    }

    private Optional<String> flaw(MethodModel theirs, MethodModel found, boolean isOverridable) {
        int there = theirs.flags().flagsMask();
        int here = found.flags().flagsMask();
        if (!isAsOpen(there, here)) return Optional.of(" (not visible)");
        if (isStatic(there) != isStatic(here)) return Optional.of(" (static or not)");
        if (isOverridable && !Access.isConstructor(theirs) && !isStatic(there)) {
            boolean isClosed = Access.is(here, ClassFile.ACC_FINAL) && !Access.is(there, ClassFile.ACC_FINAL);
            if (isClosed) return Optional.of(" (final here)");
            boolean isOpen = Access.is(here, ClassFile.ACC_ABSTRACT) && !Access.is(there, ClassFile.ACC_ABSTRACT);
            if (isOpen) return Optional.of(" (abstract here)");
        }
        boolean isThrowing = throwingHere.always(found) && !throwingThere.always(theirs);
        return isThrowing ? Optional.of(" (only throws)") : Optional.empty();
    }

    /// Returns whether Millrace's member is at least as visible as Flink's.
    private static boolean isAsOpen(int there, int here) {
        int wanted = Access.is(there, ClassFile.ACC_PUBLIC)
                ? ClassFile.ACC_PUBLIC
                : ClassFile.ACC_PUBLIC | ClassFile.ACC_PROTECTED;
        return Access.is(here, wanted);
    }

    private static boolean isStatic(int flags) {
        return Access.is(flags, ClassFile.ACC_STATIC);
    }

    private static Optional<ConstantDesc> constant(FieldModel field) {
        return field.findAttribute(Attributes.constantValue())
                .map(value -> value.constant().constantValue());
    }

    /// Returns whether a constant is a sentence, which may differ, or the name of a Flink package.
    private static boolean isWording(ConstantDesc value) {
        return value instanceof String text && (text.contains(" ") || text.contains("org.apache.flink"));
    }

    private static String needs(String className) {
        return " (needs " + className + ")";
    }

    private static String readable(MethodModel method) {
        String name = Access.isConstructor(method) ? "new" : method.methodName().stringValue();
        String descriptor = method.methodType().stringValue();
        return Descriptors.readable(name, descriptor);
    }

    private static String readable(FieldModel field) {
        return Descriptors.readable(
                field.fieldName().stringValue(), field.fieldType().stringValue());
    }

    /// Returns the kind: interface, enum, annotation or class.
    static int kind(ClassModel model) {
        return Access.flags(model) & MODIFIERS_OF_KIND;
    }
}
