package dev.millrace.sql.compile.code;

import dev.millrace.column.ColumnLayout;
import dev.millrace.sql.compile.support.GeneratedCode;
import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.expression.Interpreter;
import dev.millrace.sql.function.FunctionAccess;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.constant.ClassDesc;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Compiles expressions to classes. Thread-safe. A class is freed with its instance.
public final class ExpressionCompiler {
    private static final ClassDesc SELF = ClassDesc.of(FunctionAccess.class.getPackageName(), "GeneratedExpressions");
    private static final ClassFile FILES = ClassFile.of(
            ClassFile.ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofClassLoading(FunctionAccess.lookup())));

    private final Interpreter interpreter;

    /// Creates a compiler.
    ///
    /// @param interpreter computes what is not compiled
    public ExpressionCompiler(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    /// Returns code that computes one column per expression.
    ///
    /// @param hasNulls whether columns of the input may have NULLs
    /// @param isSelected whether the code computes a selection of the rows, or else all rows
    public GeneratedCode projection(List<Expr> columns, RowType output, boolean hasNulls, boolean isSelected) {
        GeneratedClass owner = new GeneratedClass(interpreter, hasNulls, SELF);
        return define(owner, classFile(owner, columns, output, isSelected));
    }

    /// Returns the class file of code that computes one column per expression, for tests and tools.
    public byte[] classFile(List<Expr> columns, RowType output) {
        return classFile(new GeneratedClass(interpreter, true, SELF), columns, output, false);
    }

    private static byte[] classFile(GeneratedClass owner, List<Expr> columns, RowType output, boolean isSelected) {
        List<Expr> expressions = new ArrayList<>();
        List<LogicalType> types = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Expr divided = Chunks.divided(columns.get(i));
            boolean isStored = isStored(divided.type(), output.getTypeAt(i));
            expressions.add(isStored ? divided : new Expr.Cast(divided, output.getTypeAt(i), false));
            types.add(output.getTypeAt(i));
        }
        MethodPlan plan = new MethodPlan();
        List<List<Integer>> groups = plan.groups(expressions);
        LoopCode loops = new LoopCode(owner, plan.outlined(), isSelected);
        return classFile(owner, plan, made -> loops.addProjection(made, expressions, types, groups));
    }

    /// Returns whether a column of the second type stores values of the first type as they are.
    private static boolean isStored(LogicalType value, LogicalType column) {
        boolean isSameKind = ColumnLayout.of(value) == ColumnLayout.of(column);
        return isSameKind && (!Types.isShortDecimal(column) || Types.scale(value) == Types.scale(column));
    }

    /// Returns code that selects the rows for which a condition is true.
    ///
    /// @param hasNulls whether columns of the input may have NULLs
    public GeneratedCode filter(Expr condition, boolean hasNulls) {
        Expr divided = Chunks.divided(condition);
        MethodPlan plan = new MethodPlan();
        plan.groups(List.of(divided));
        GeneratedClass owner = new GeneratedClass(interpreter, hasNulls, SELF);
        LoopCode loops = new LoopCode(owner, plan.outlined(), false);
        return define(owner, classFile(owner, plan, made -> loops.addFilter(made, divided)));
    }

    /// Returns whether the same row always gives the same values. Other expressions have a state, such as a generator
    /// of random numbers, and should not be compiled, because the variants of the code would not share it.
    public static boolean isDeterministic(List<Expr> expressions) {
        return expressions.stream().allMatch(Purity::isDeterministic);
    }

    /// Returns the indexes of the columns that expressions read.
    public static int[] columns(List<Expr> expressions) {
        return Inlined.columns(expressions, Set.of()).stream()
                .mapToInt(Expr.Column::index)
                .toArray();
    }

    private static byte[] classFile(GeneratedClass owner, MethodPlan plan, Consumer<ClassBuilder> methods) {
        return FILES.build(SELF, made -> {
            made.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER | ClassFile.ACC_SYNTHETIC);
            made.withSuperclass(Descs.of(GeneratedCode.class));
            methods.accept(made);
            new PartCode(owner).addAll(made, plan.outlined());
            owner.addConstants(made);
        });
    }

    private static GeneratedCode define(GeneratedClass owner, byte[] bytes) {
        try {
            MethodHandles.Lookup lookup = FunctionAccess.lookup().defineHiddenClass(bytes, true);
            return (GeneratedCode)
                    lookup.findConstructor(lookup.lookupClass(), MethodType.methodType(void.class, Object[].class))
                            .invoke(owner.constants());
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable thrown) {
            throw new IllegalStateException(thrown);
        }
    }
}
