package dev.millrace.api.serializer;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjIntConsumer;

/// Generates the class file of a shape, which accesses the fields directly. The generated class is in the package of
/// the class that it serves.
final class ShapeGenerator {
    private static final ClassDesc SHAPE = desc(Shape.class);
    private static final ClassDesc SERIALIZER = desc(TypeSerializer.class);
    private static final ClassDesc SERIALIZERS = SERIALIZER.arrayType();
    private static final ClassDesc OBJECTS = CD_Object.arrayType();
    private static final ClassDesc IN = desc(DataInputView.class);
    private static final ClassDesc OUT = desc(DataOutputView.class);

    private final ShapePlan<?> plan;
    private final ClassDesc self;
    private final ClassDesc type;

    private ShapeGenerator(ShapePlan<?> plan) {
        this.plan = plan;
        this.type = desc(plan.type());
        String packageName = plan.type().getPackageName();
        this.self = ClassDesc.of(packageName, plan.type().getSimpleName() + "Shape");
    }

    /// Returns the generated shape, or a shape with method handles if generated code cannot access the class.
    @SuppressWarnings("unchecked")
    static <T> Shape<T> generate(ShapePlan<T> plan) {
        if (!plan.isReachable()) return new ReflectedShape<>(plan);
        try {
            MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(plan.type(), MethodHandles.lookup());
            byte[] bytes = new ShapeGenerator(plan).classFile();
            MethodHandles.Lookup made =
                    lookup.defineHiddenClass(bytes, true, MethodHandles.Lookup.ClassOption.NESTMATE);
            return (Shape<T>) newInstance(made);
        } catch (ReflectiveOperationException | LinkageError | IllegalArgumentException _) {
            return new ReflectedShape<>(plan);
        }
    }

    /// Creates the instance with the lookup of the generated class, because the class is not public.
    private static Object newInstance(MethodHandles.Lookup made) throws ReflectiveOperationException {
        try {
            return made.findConstructor(made.lookupClass(), MethodType.methodType(void.class))
                    .invoke();
        } catch (ReflectiveOperationException | RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable thrown) {
            throw new ReflectiveOperationException(thrown);
        }
    }

    private static ClassDesc desc(Class<?> type) {
        return ClassDesc.ofDescriptor(type.descriptorString());
    }

    private byte[] classFile() {
        return ClassFile.of().build(self, made -> {
            made.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER).withSuperclass(SHAPE);
            MethodTypeDesc none = MethodTypeDesc.of(CD_void);
            made.withMethodBody(
                    INIT_NAME,
                    none,
                    ClassFile.ACC_PUBLIC,
                    code -> code.aload(0).invokespecial(SHAPE, INIT_NAME, none).return_());
            method(made, "copy", MethodTypeDesc.of(CD_Object, CD_Object, SERIALIZERS), this::copy);
            method(made, "write", MethodTypeDesc.of(CD_void, CD_Object, OUT, SERIALIZERS), this::write);
            method(made, "read", MethodTypeDesc.of(CD_Object, IN, SERIALIZERS), this::read);
            method(made, "build", MethodTypeDesc.of(CD_Object, OBJECTS), this::build);
            method(made, "get", MethodTypeDesc.of(CD_Object, CD_Object, CD_int), this::get);
            method(made, "set", MethodTypeDesc.of(CD_void, CD_Object, CD_int, CD_Object), this::set);
        });
    }

    private static void method(
            java.lang.classfile.ClassBuilder made,
            String name,
            MethodTypeDesc type,
            java.util.function.Consumer<CodeBuilder> body) {
        made.withMethodBody(name, type, ClassFile.ACC_PUBLIC, body);
    }

    private void copy(CodeBuilder code) {
        code.aload(1).checkcast(type).astore(4);
        make(code, (_, i) -> {
            ShapeField field = plan.fields().get(i);
            code.aload(4);
            load(code, field);
            if (field.isPrimitive() || plan.immutable()[i]) return;
            serializer(code, 2, i);
            code.invokestatic(SHAPE, "copyField", MethodTypeDesc.of(CD_Object, CD_Object, SERIALIZER))
                    .checkcast(desc(field.type()));
        });
    }

    private void read(CodeBuilder code) {
        make(code, (_, i) -> {
            ShapeField field = plan.fields().get(i);
            code.aload(1);
            if (field.isPrimitive()) {
                code.invokeinterface(IN, "read" + upper(field.type()), MethodTypeDesc.of(desc(field.type())));
            } else {
                serializer(code, 2, i);
                code.invokestatic(
                                SHAPE,
                                plan.required() ? "readRequired" : "readField",
                                MethodTypeDesc.of(CD_Object, IN, SERIALIZER))
                        .checkcast(desc(field.type()));
            }
        });
    }

    private void build(CodeBuilder code) {
        make(code, (_, i) -> {
            code.aload(1).loadConstant(i).aaload();
            unbox(code, plan.fields().get(i).type());
        });
    }

    /// Creates and returns an object. `value` pushes the fields onto the stack one by one; local variable 3 is free
    /// for `value`.
    private void make(CodeBuilder code, ObjIntConsumer<CodeBuilder> value) {
        int count = plan.fields().size();
        code.new_(type).dup();
        if (plan.type().isRecord()) {
            List<ClassDesc> parameters = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                value.accept(code, i);
                parameters.add(desc(plan.fields().get(i).type()));
            }
            code.invokespecial(type, INIT_NAME, MethodTypeDesc.of(CD_void, parameters))
                    .areturn();
            return;
        }
        code.invokespecial(type, INIT_NAME, MethodTypeDesc.of(CD_void)).astore(3);
        for (int i = 0; i < count; i++) {
            code.aload(3);
            value.accept(code, i);
            store(code, plan.fields().get(i));
        }
        code.aload(3).areturn();
    }

    private void write(CodeBuilder code) {
        code.aload(1).checkcast(type).astore(4);
        for (int i = 0; i < plan.fields().size(); i++) {
            ShapeField field = plan.fields().get(i);
            if (field.isPrimitive()) {
                code.aload(2).aload(4);
                load(code, field);
                boolean small = field.type() == byte.class || field.type() == short.class || field.type() == char.class;
                ClassDesc written = small ? CD_int : desc(field.type());
                code.invokeinterface(OUT, "write" + upper(field.type()), MethodTypeDesc.of(CD_void, written));
            } else {
                code.aload(4);
                load(code, field);
                code.aload(2);
                serializer(code, 3, i);
                code.invokestatic(
                        SHAPE,
                        plan.required() ? "writeRequired" : "writeField",
                        MethodTypeDesc.of(CD_void, CD_Object, OUT, SERIALIZER));
            }
        }
        code.return_();
    }

    private void get(CodeBuilder code) {
        code.aload(1).checkcast(type).astore(3);
        eachCase(code, i -> {
            Class<?> fieldType = plan.fields().get(i).type();
            code.aload(3);
            load(code, plan.fields().get(i));
            box(code, fieldType);
            code.areturn();
        });
    }

    private void set(CodeBuilder code) {
        code.aload(1).checkcast(type).astore(4);
        eachCase(code, i -> {
            ShapeField field = plan.fields().get(i);
            if (field.writer() == null) {
                fail(code);
                return;
            }
            code.aload(4).aload(3);
            unbox(code, field.type());
            store(code, field);
            code.return_();
        });
    }

    private void eachCase(CodeBuilder code, java.util.function.IntConsumer body) {
        Label otherwise = code.newLabel();
        List<SwitchCase> cases = new ArrayList<>();
        for (int i = 0; i < plan.fields().size(); i++) cases.add(SwitchCase.of(i, code.newLabel()));
        code.iload(2);
        if (cases.isEmpty()) code.pop().goto_(otherwise);
        else code.tableswitch(otherwise, cases);
        for (SwitchCase each : cases) {
            code.labelBinding(each.target());
            body.accept(each.caseValue());
        }
        code.labelBinding(otherwise);
        fail(code);
    }

    private static void fail(CodeBuilder code) {
        ClassDesc thrown = desc(IndexOutOfBoundsException.class);
        code.new_(thrown)
                .dup()
                .loadConstant("No such field, or a field that cannot change.")
                .invokespecial(thrown, INIT_NAME, MethodTypeDesc.of(CD_void, desc(String.class)))
                .athrow();
    }

    private static void serializer(CodeBuilder code, int local, int index) {
        code.aload(local).loadConstant(index).aaload();
    }

    private static void load(CodeBuilder code, ShapeField field) {
        ClassDesc owner = desc(field.reader().getDeclaringClass());
        String name = field.reader().getName();
        if (field.reader() instanceof java.lang.reflect.Method) {
            code.invokevirtual(owner, name, MethodTypeDesc.of(desc(field.type())));
        } else {
            code.getfield(owner, name, desc(field.type()));
        }
    }

    private static void store(CodeBuilder code, ShapeField field) {
        ClassDesc fieldType = desc(field.type());
        if (field.writer() instanceof java.lang.reflect.Method setter) {
            ClassDesc returned = desc(setter.getReturnType());
            code.invokevirtual(
                    desc(setter.getDeclaringClass()), setter.getName(), MethodTypeDesc.of(returned, fieldType));
            drop(code, setter.getReturnType());
        } else {
            code.putfield(desc(field.reader().getDeclaringClass()), field.name(), fieldType);
        }
    }

    private static void drop(CodeBuilder code, Class<?> returned) {
        if (returned == long.class || returned == double.class) code.pop2();
        else if (returned != void.class) code.pop();
    }

    private static void box(CodeBuilder code, Class<?> fieldType) {
        if (!fieldType.isPrimitive()) return;
        ClassDesc boxed = desc(MethodType.methodType(fieldType).wrap().returnType());
        code.invokestatic(boxed, "valueOf", MethodTypeDesc.of(boxed, desc(fieldType)));
    }

    private static void unbox(CodeBuilder code, Class<?> fieldType) {
        if (fieldType.isPrimitive()) {
            code.invokestatic(SHAPE, "to" + upper(fieldType), MethodTypeDesc.of(desc(fieldType), CD_Object));
        } else {
            code.checkcast(desc(fieldType));
        }
    }

    private static String upper(Class<?> primitive) {
        String name = primitive.getName();
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
