package dev.millrace.sql.compile.code;

import dev.millrace.sql.compile.support.GeneratedCode;
import dev.millrace.sql.expression.Evaluation;
import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.expression.Interpreter;
import dev.millrace.table.types.logical.LogicalType;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Has the parts of a generated class that its methods share: constants, which become fields, and outlined expressions,
/// which become methods.
final class GeneratedClass {
    private static final ClassDesc OBJECTS = ConstantDescs.CD_Object.arrayType();

    private final Interpreter interpreter;
    private final boolean hasNulls;
    private final ClassDesc self;
    private final Map<Object, Integer> indexes = new IdentityHashMap<>();
    private final List<Object> constants = new ArrayList<>();
    private final List<ClassDesc> types = new ArrayList<>();
    private final Map<Expr, Evaluation> evaluations = new HashMap<>();
    private final Map<Object, Object> interned = new HashMap<>();
    private final Map<Expr, String> outlined = new LinkedHashMap<>();
    private final byte[] empty = {};

    /// Creates an empty class.
    ///
    /// @param hasNulls whether columns of the input may have NULLs
    GeneratedClass(Interpreter interpreter, boolean hasNulls, ClassDesc self) {
        this.interpreter = interpreter;
        this.hasNulls = hasNulls;
        this.self = self;
    }

    Interpreter interpreter() {
        return interpreter;
    }

    boolean hasNulls() {
        return hasNulls;
    }

    ClassDesc self() {
        return self;
    }

    /// Pushes a constant object.
    void load(CodeBuilder code, Object constant, Class<?> type) {
        ClassDesc desc = Descs.of(type);
        Integer known = indexes.get(constant);
        if (known == null) {
            known = constants.size();
            indexes.put(constant, known);
            constants.add(constant);
            types.add(desc);
        }
        code.aload(0).getfield(self, "constant" + known, types.get(known));
    }

    /// Pushes a type.
    void load(CodeBuilder code, LogicalType type) {
        load(code, interned(type), LogicalType.class);
    }

    /// Returns the first object that equals the given one.
    @SuppressWarnings("unchecked") // Equal objects have the same class.
    <T> T interned(T value) {
        return (T) interned.computeIfAbsent(value, _ -> value);
    }

    void loadEmpty(CodeBuilder code) {
        load(code, empty, byte[].class);
    }

    /// Returns the object that evaluates an expression that is not compiled.
    Evaluation evaluation(Expr expression) {
        return evaluations.computeIfAbsent(expression, interpreter::evaluation);
    }

    /// Returns the name of the method of an expression.
    String outline(Expr expression) {
        return outlined.computeIfAbsent(expression, _ -> "part" + outlined.size());
    }

    /// Returns the outlined expressions from an index on, in the order of their names.
    List<Map.Entry<Expr, String>> outlinedFrom(int index) {
        List<Map.Entry<Expr, String>> all = new ArrayList<>(outlined.entrySet());
        return all.subList(index, all.size());
    }

    /// Adds the fields of constants, and the constructor that fills them.
    void addConstants(ClassBuilder made) {
        for (int i = 0; i < constants.size(); i++) {
            made.withField("constant" + i, types.get(i), ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL);
        }
        MethodTypeDesc parameters = MethodTypeDesc.of(ConstantDescs.CD_void, OBJECTS);
        made.withMethodBody(ConstantDescs.INIT_NAME, parameters, ClassFile.ACC_PUBLIC, this::constructor);
    }

    private void constructor(CodeBuilder code) {
        MethodTypeDesc none = MethodTypeDesc.of(ConstantDescs.CD_void);
        code.aload(0).invokespecial(Descs.of(GeneratedCode.class), ConstantDescs.INIT_NAME, none);
        for (int i = 0; i < constants.size(); i++) {
            code.aload(0).aload(1).loadConstant(i).aaload().checkcast(types.get(i));
            code.putfield(self, "constant" + i, types.get(i));
        }
        code.return_();
    }

    /// Returns the constants for the constructor.
    Object[] constants() {
        return constants.toArray();
    }
}
