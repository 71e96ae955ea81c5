"""What is wrong with the registry: found and listed, mended by nobody but people.

`facts` reads it, the checks are pure functions of that, `running` has their list.
"""
