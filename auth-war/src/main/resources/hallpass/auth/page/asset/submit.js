// The page has one form, and nothing else to do than to send it on.
document.getElementById('post').submit()
