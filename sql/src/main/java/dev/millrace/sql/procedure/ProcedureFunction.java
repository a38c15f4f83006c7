package dev.millrace.sql.procedure;

import dev.millrace.table.functions.ScalarFunction;
import dev.millrace.table.procedure.Procedure;
import dev.millrace.table.types.DataTypeFactory;
import dev.millrace.table.types.extraction.FunctionExtraction;
import dev.millrace.table.types.extraction.FunctionShape;
import dev.millrace.table.types.inference.FunctionKind;
import dev.millrace.table.types.inference.TypeInference;

/// Presents a procedure as a function, so that the planner checks and casts the arguments of a call. The result of the
/// function is one row of the result of the procedure. No query calls the function.
final class ProcedureFunction extends ScalarFunction {
    private static final long serialVersionUID = 1L;

    private final transient Procedure procedure;

    ProcedureFunction(Procedure procedure) {
        this.procedure = procedure;
    }

    Procedure procedure() {
        return procedure;
    }

    @Override
    public TypeInference getTypeInference(DataTypeFactory typeFactory) {
        return FunctionExtraction.of(procedure.getClass(), FunctionShape.procedure(), FunctionKind.SCALAR);
    }

    @Override
    public boolean isDeterministic() {
        return false;
    }
}
