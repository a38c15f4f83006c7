<#-- The entry: any statement that Calcite does not know, or that Flink writes in another way. -->
SqlNode FlinkStatement() :
{
    final Statement statement;
    final Span s = Span.of();
}
{
    (
        statement = FlinkCreate()
    |   statement = FlinkAlter()
    |   statement = FlinkDrop()
    |   statement = FlinkShow()
    |   statement = FlinkDescribe()
    |   statement = FlinkUse()
    |   statement = FlinkModule()
    |   statement = FlinkSetting()
    |   statement = FlinkJar()
    |   statement = FlinkExplain()
    |   statement = FlinkExecute()
    |   statement = FlinkCompile()
    |   statement = FlinkStop()
    |   statement = FlinkStatementSetBorder()
    |   statement = FlinkAnalyze()
    |   statement = FlinkTruncate()
    |   statement = FlinkInsert()
    )
    {
        return new StatementNode(statement, s.end(this));
    }
}
