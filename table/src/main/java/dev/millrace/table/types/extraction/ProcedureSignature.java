package dev.millrace.table.types.extraction;

import dev.millrace.table.annotation.ArgumentHint;
import dev.millrace.table.annotation.DataTypeHint;
import dev.millrace.table.annotation.FunctionHint;
import dev.millrace.table.annotation.ProcedureHint;
import dev.millrace.table.annotation.StateHint;
import java.lang.annotation.Annotation;

/// Presents the hint of a procedure as the hint of a function, so that both have one extraction.
@FunctionHint
record ProcedureSignature(ProcedureHint hint) implements FunctionHint {
    private static final FunctionHint NOTHING = ProcedureSignature.class.getAnnotation(FunctionHint.class);

    @Override
    public DataTypeHint[] input() {
        return hint.input();
    }

    @Override
    public boolean isVarArgs() {
        return hint.isVarArgs();
    }

    @Override
    public ArgumentHint[] arguments() {
        return hint.arguments();
    }

    @Override
    public DataTypeHint output() {
        return hint.output();
    }

    @Override
    public String[] argumentNames() {
        return hint.argumentNames();
    }

    @Override
    public ArgumentHint[] argument() {
        return hint.argument();
    }

    @Override
    public StateHint[] state() {
        return NOTHING.state();
    }

    @Override
    public DataTypeHint accumulator() {
        return NOTHING.accumulator();
    }

    @Override
    public Class<? extends Annotation> annotationType() {
        return FunctionHint.class;
    }
}
