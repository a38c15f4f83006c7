<#-- Statements that change the session. -->
Statement FlinkUse() :
{
    final ObjectName name;
    final List<String> modules = new ArrayList<String>();
    SqlIdentifier module;
}
{
    <USE>
    (
        LOOKAHEAD(2)
        <CATALOG> name = FlinkName()
        { return new SessionStatement.UseCatalog(name); }
    |
        LOOKAHEAD(2)
        <MODULES> module = SimpleIdentifier() { modules.add(module.getSimple()); }
        ( <COMMA> module = SimpleIdentifier() { modules.add(module.getSimple()); } )*
        { return new SessionStatement.UseModules(modules); }
    |
        name = FlinkName()
        { return new SessionStatement.UseDatabase(name); }
    )
}

Statement FlinkModule() :
{
    final SqlIdentifier name;
    final Map<String, String> properties;
}
{
    <LOAD> <MODULE> name = SimpleIdentifier() properties = FlinkWithOpt()
    { return new SessionStatement.LoadModule(name.getSimple(), properties); }
|
    <UNLOAD> <MODULE> name = SimpleIdentifier()
    { return new SessionStatement.UnloadModule(name.getSimple()); }
}

Statement FlinkSetting() :
{
    String key = null;
    String value = null;
}
{
    <SET> [ key = FlinkText() <EQ> value = FlinkText() ]
    { return new SessionStatement.SetOption(key, value); }
|
    <RESET> [ key = FlinkText() ]
    { return new SessionStatement.ResetOption(key); }
}

Statement FlinkJar() :
{
    final String path;
}
{
    <ADD> <JAR> path = FlinkText() { return new SessionStatement.AddJar(path); }
|
    <REMOVE> <JAR> path = FlinkText() { return new SessionStatement.RemoveJar(path); }
}
