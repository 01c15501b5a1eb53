/**
 * How hospitals' messages come in: frames, who sent them, what they are told. Plain Java; what touches Camel and Netty is
 * in {@link vn.hamrong.exchange.routes.camel}.
 */
@NullMarked
package vn.hamrong.exchange.routes;

import org.jspecify.annotations.NullMarked;
