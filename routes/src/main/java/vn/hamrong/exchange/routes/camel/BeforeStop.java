package vn.hamrong.exchange.routes.camel;

import org.apache.camel.CamelContext;
import org.apache.camel.support.LifecycleStrategySupport;

/** Does something before Camel waits for what is under way, which it does before it stops its routes. */
public final class BeforeStop extends LifecycleStrategySupport {
    private final Runnable action;

    /** Known to nobody yet: see {@link CamelContext#addLifecycleStrategy}. */
    public BeforeStop(Runnable action) {
        this.action = action;
    }

    @Override
    public void onContextStopping(CamelContext camel) {
        action.run();
    }
}
