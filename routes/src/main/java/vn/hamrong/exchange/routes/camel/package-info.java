/** Our handlers in camel-netty's pipeline: the only place but the routes themselves that knows Camel and Netty. */
@NullMarked
package vn.hamrong.exchange.routes.camel;

import org.jspecify.annotations.NullMarked;
