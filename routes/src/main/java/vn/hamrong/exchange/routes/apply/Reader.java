package vn.hamrong.exchange.routes.apply;

import vn.hamrong.exchange.WaitingMessage;

/** Reads a kept message. Pure: the same message gives the same reading; never throws for bad input. */
@FunctionalInterface
public interface Reader {

    Reading read(WaitingMessage message);
}
