# Short words for the documented commands. PORT= moves all ports; 9080 is the usual one.
MVN ?= mvn -ntp
ifdef PORT
port = $(shell expr $(PORT) + $(1))
export HTTP_PORT = $(PORT)
export HTTPS_PORT = $(call port,363)
export AUTH_HTTP_PORT = $(call port,1)
export AUTH_HTTPS_PORT = $(call port,364)
export TODO_HTTP_PORT = $(call port,2)
export TODO_HTTPS_PORT = $(call port,365)
export WEB_HTTP_PORT = $(call port,3)
export WEB_HTTPS_PORT = $(call port,366)
export ORDERS_HTTP_PORT = $(call port,5)
export ORDERS_HTTPS_PORT = $(call port,368)
export CATALOG_HTTP_PORT = $(call port,6)
export CATALOG_HTTPS_PORT = $(call port,369)
export COURSES_HTTP_PORT = $(call port,7)
export COURSES_HTTPS_PORT = $(call port,370)
export PORTAL_HTTP_PORT = $(call port,8)
export PORTAL_HTTPS_PORT = $(call port,371)
endif

.PHONY: run test run-separate run-examples run-examples-separate docker-build docker-run bench
run: ; $(MVN) -Prun
test: ; $(MVN) verify
run-separate: ; $(MVN) -Prun-separate
run-examples: ; $(MVN) -Prun-examples
run-examples-separate: ; $(MVN) -Prun-examples-separate
docker-build: ; $(MVN) package -DskipTests && for service in auth todo web catalog orders courses; do docker build -f deploy/containers/$$service/Containerfile -t hallpass/$$service . || exit 1; done
docker-run: ; HALLPASS_PORT=$(or $(HTTPS_PORT),9443) docker compose -f deploy/compose.yaml up
bench: ; $(MVN) -Pbench package -DskipTests
