package vn.hamrong.app;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import vn.hamrong.shared.routes.Deliverer;

/** Delivers from the moment the hub serves until it stops; what is under way then may end. */
@Component
class Delivering implements SmartLifecycle {
    private final Deliverer deliverer;

    Delivering(Deliverer deliverer) {
        this.deliverer = deliverer;
    }

    @Override
    public void start() {
        deliverer.start();
    }

    @Override
    public void stop() {
        try {
            deliverer.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return deliverer.isRunning();
    }
}
