package vn.hamrong.shared.store;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

final class BothDatabases implements TestTemplateInvocationContextProvider {

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        return Stream.of(new On("H2", TestDatabase::h2), new On("PostgreSQL", TestDatabase::postgres));
    }

    private record On(String name, Supplier<TestDatabase> fresh) implements TestTemplateInvocationContext {

        @Override
        public String getDisplayName(int invocationIndex) {
            return name;
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(new Fresh(fresh));
        }
    }

    private static final class Fresh implements ParameterResolver, AfterEachCallback {

        private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(Fresh.class);

        private final Supplier<TestDatabase> fresh;

        Fresh(Supplier<TestDatabase> fresh) {
            this.fresh = fresh;
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == TestDatabase.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            TestDatabase database = fresh.get();
            context.getStore(HERE).put("database", database);
            return database;
        }

        @Override
        public void afterEach(ExtensionContext context) {
            context.getStore(HERE).get("database", TestDatabase.class).close();
        }
    }
}
